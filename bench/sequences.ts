import { parseEql } from '../server/src/core/eql/parse.ts';
import type { SampleEvent } from '../server/src/core/matcher/event.ts';
import { eventsMapping } from '../server/src/core/matcher/events-mapping.ts';
import { planEql, type Plan } from '../server/src/core/matcher/plan.ts';
import { readEvents } from '../server/src/core/matcher/read-events.ts';
import { runPlan } from '../server/src/core/matcher/run.ts';
import { randomNumbers } from '../test/support/random.ts';
import type { Row } from './lib/statistics.ts';

const EVENTS = 100_000;
const KEYS = 10_000;
/** Milliseconds between two events: a maxspan of 30 minutes holds a fifth of all. */
const STEP = 90;
const RUNS = 15;

/** How a longer `maxspan` slows a sequence down: throughput with 30 minutes beside that with one, over the same events. */
export function sequences(): readonly Row[] {
  const events = randomEvents();
  const text = events.map(({ source }) => JSON.stringify(source)).join('\n');
  return [
    compare('run', events, (plan) => runPlan(plan, events)),
    compare('read from NDJSON and run', events, (plan) => runPlan(plan, readEvents(text, 'events').events)),
  ];
}

function compare(title: string, events: readonly SampleEvent[], work: (plan: Plan) => void): Row {
  const plans = [planOf('1m', events), planOf('30m', events)];
  let [shortTime, longTime] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // In turns, so that both see the same machine; the fastest run of each, since what else runs on it only slows down.
  for (let run = 0; run < RUNS; run++) {
    const [short = 0, long = 0] = plans.map((plan) => processorTime(() => work(plan)));
    shortTime = Math.min(shortTime, short);
    longTime = Math.min(longTime, long);
  }
  const perSecond = (time: number): string => `${Math.round(EVENTS / time)},000 events/s`;
  return {
    what: `sequence over ${EVENTS} events with ${KEYS} join keys, ${title}: \`maxspan=30m\` beside \`1m\``,
    ours: perSecond(longTime),
    reference: perSecond(shortTime),
    ratio: `${(shortTime / longTime).toFixed(2)}×`,
    aim: '≥ 0.9×',
  };
}

/** Milliseconds of this process, without those of others on the machine. */
function processorTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  return process.cpuUsage(start).user / 1000;
}

function planOf(maxspan: string, events: readonly SampleEvent[]): Plan {
  const query = `sequence by host.id with maxspan=${maxspan}
    [process where event.action == "start" and process.name : "*sh"]
    [network where destination.port in (443, 8443)]
    [file where file.path : "/tmp/*"]`;
  const { plan, faults } = planEql(parseEql(query).value, query, {
    mapping: eventsMapping(events),
    categoryField: 'event.category',
    timestampField: '@timestamp',
  });
  if (plan === undefined) throw new Error(faults[0]?.message);
  return plan;
}

const KINDS: readonly SampleEvent['source'][] = [
  { event: { category: 'process', action: 'start' }, process: { name: 'bash' } },
  { event: { category: 'process', action: 'end' }, process: { name: 'zsh' } },
  { event: { category: 'network' }, destination: { port: 443 } },
  { event: { category: 'network' }, destination: { port: 53 } },
  { event: { category: 'file' }, file: { path: '/tmp/note.txt' } },
];

function randomEvents(): readonly SampleEvent[] {
  const random = randomNumbers(30);
  const start = Date.parse('2025-03-01T00:00:00Z');
  return Array.from({ length: EVENTS }, (_unused, index) => ({
    file: 'events.ndjson',
    line: index + 1,
    source: {
      ...KINDS[random(KINDS.length)],
      '@timestamp': new Date(start + index * STEP).toISOString(),
      host: { id: `host-${random(KEYS)}` },
    },
  }));
}
