// `node measure.mjs PACKAGE VARIANT`: the microseconds of a call with 1, 100 and 10,000 objects, as a JSON array. Objects
// go in, and those that match come out, as plain objects.

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";

const [folder, variant] = process.argv.slice(2);
const { search, Hit } = await import(pathToFileURL(`${folder}/pkg/node.js`).href);

const call = {
  json: (minimum, hits) => JSON.parse(search(minimum, JSON.stringify(hits))),
  arrays: (minimum, { ids, scores }) => search(minimum, ids, scores),
  classes: (minimum, hits) => {
    const found = search(minimum, hits.map(({ id, name, score, tags }) => new Hit(id, name, score, tags)));
    return found.map((hit) => {
      const { id, name, score, tags } = hit;
      hit.free();
      return tags ? { id, name, score, tags } : { id, name, score };
    });
  },
}[variant] ?? search;

const javascript = (minimum, hits) => hits.filter(({ score }) => score >= minimum).map((hit) => ({ ...hit, score: hit.score * 2 }));

const hits = (length) =>
  Array.from({ length }, (_, id) => ({ id, name: `name ${id}`, score: id % 10, ...(id % 2 && { tags: ["a", "bc"] }) }));
const columns = (hits) => ({ ids: Float64Array.from(hits, ({ id }) => id), scores: Float64Array.from(hits, ({ score }) => score) });

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

function microseconds(work) {
  const run = (calls) => {
    const start = performance.now();
    for (let i = 0; i < calls; i++) work();
    return (performance.now() - start) / calls;
  };
  let calls = 1;
  while (run(calls) * calls < 5) calls *= 2;
  for (let i = 0; i < 20; i++) run(calls);
  return median(Array.from({ length: 60 }, () => run(calls))) * 1000;
}

const results = [1, 100, 10_000].map((length) => {
  const objects = hits(length);
  const input = variant === "arrays" ? columns(objects) : objects;
  const minimum = length === 1 ? 0 : 5;
  const expected = javascript(minimum, objects);
  const actual = call(minimum, input);
  if (variant === "arrays") assert.deepEqual([...actual], expected.flatMap(({ id, score }) => [id, score]));
  else assert.deepEqual(actual, expected);
  return microseconds(() => call(minimum, input));
});
console.log(JSON.stringify(results));
