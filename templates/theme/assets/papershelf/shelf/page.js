// Every page of the library starts here and loads what it has a use for.
import { awaitSearch } from "../frame/later.js"
import { begin } from "./controls.js"

awaitSearch()
const content = document.querySelector(".ps-page")
if (content) begin(content)
const place = content?.querySelector(".ps-filter")
if (place) import("./indexes.js").then(({ filter }) => filter(place))
if (content?.querySelector(".ps-item")) import("./indexes.js").then(({ progress }) => progress())
