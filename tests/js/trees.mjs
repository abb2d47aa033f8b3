// node trees.mjs ONE OTHER …: names every file whose syntax tree is not that of the other.
import { readFileSync } from "node:fs"
import ts from "../node_modules/typescript/lib/typescript.js"

function tree(path) {
  const nodes = []
  const walk = node => {
    nodes.push([node.kind, node.text ?? node.escapedText, node.rawText])
    ts.forEachChild(node, walk)
    nodes.push("end")
  }
  const file = ts.createSourceFile("file.js", readFileSync(path, "utf8"), ts.ScriptTarget.Latest, false, ts.ScriptKind.JS)
  ts.forEachChild(file, walk)
  return JSON.stringify([nodes, file.parseDiagnostics.map(({ messageText }) => messageText)])
}

const paths = process.argv.slice(2)
for (let at = 0; at < paths.length; at += 2) if (tree(paths[at]) !== tree(paths[at + 1])) console.log(paths[at])
