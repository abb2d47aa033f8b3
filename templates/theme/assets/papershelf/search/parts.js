// What answers a query, each part built on those before it. A site serves them as one file in the place of this.
importScripts(
  "analysis.js", "postings.js", "reader.js", "language.js", "spelling.js", "readings.js",
  "ranking.js", "matching.js", "fragments.js", "answer.js", "rows.js"
)
