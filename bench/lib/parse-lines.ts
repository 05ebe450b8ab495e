// The reference of `bench/stream.ts`: a program of its own that splits a file at its line feeds and parses each line as JSON.
import { openSync, readSync } from 'node:fs';

const [path = ''] = process.argv.slice(2);
const file = openSync(path, 'r');
const chunk = Buffer.allocUnsafe(1024 * 1024);
let rest: Buffer = Buffer.alloc(0);
let [parsed, broken] = [0, 0];

for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
  const all =
    rest.length === 0 ? chunk.subarray(0, length) : Buffer.concat([rest, chunk.subarray(0, length)]);
  let start = 0;
  for (let end = all.indexOf(10); end !== -1; end = all.indexOf(10, start)) {
    parse(all.toString('utf8', start, end));
    start = end + 1;
  }
  rest = Buffer.from(all.subarray(start));
}
if (rest.length > 0) parse(rest.toString());
console.log(JSON.stringify({ parsed, broken }));

function parse(line: string): void {
  try {
    JSON.parse(line);
    parsed++;
  } catch {
    broken++;
  }
}
