// Every page of the library starts here and loads what it has a use for.
import { begin } from "./rows.js"

const content = document.querySelector(".ps-page")
if (content) begin(content)
