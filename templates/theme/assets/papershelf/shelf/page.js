// Every page of the library starts here and loads what it has a use for.
import { begin } from "./rows.js"

const content = document.querySelector(".ps-page")
if (content) begin(content)
if (content?.querySelector(".ps-item")) import("./progress.js")
const filter = content?.querySelector(".ps-filter")
if (filter) import("./filter.js").then(module => module.begin(filter))
