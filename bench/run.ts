// `npm run bench`: prints a table of ratios; everything is measured in this one run, after a build.
import { corpus } from './corpus.ts';
import { engine } from './engine.ts';
import { keystroke } from './keystroke.ts';
import { table } from './lib/statistics.ts';
import { pythonEql } from './python-eql.ts';
import { sequences } from './sequences.ts';

const rows = [...(await keystroke()), ...engine(), ...pythonEql(), ...sequences(), ...corpus()];
console.log(table(rows));
