import type { ExplainedSequence, TimelineTerm } from '../../../../server/src/protocol/index.ts';
import type { FromPage, PageState, TimelineView, ToPage } from '../messages.ts';
import { chosenLanes, PAGE } from './chosen-lanes.ts';
import { button, html, marked } from './dom.ts';
import { drawEvent, drawPending } from './draw-details.ts';
import { drawGrid } from './draw-grid.ts';
import { drawLegend } from './draw-legend.ts';
import { drawFrame, type Frame } from './frame.ts';
import { listenToKeys } from './keys.ts';
import { Lanes } from './lanes.ts';
import { scaleOf, type Scale } from './scale.ts';
import { isOver, pendingAfter } from './steps.ts';
import { lanesOf, type LaneLayout } from './tracks.ts';
import { bare, eventText, plural, spanText } from './words.ts';

export interface TimelineHost {
  /** What was kept of this page. */
  readonly state: PageState | undefined;
  send(message: FromPage): void;
  keep(state: PageState): void;
}

interface Shown {
  readonly view: TimelineView;
  readonly scale: Scale;
  readonly layouts: readonly LaneLayout[];
}

const OTHER_FILE = '';

/** So few lanes are looked through without one. */
const WORTH_A_FILTER = 8;

/** The page: what it shows, and the event that was reached. */
export class Timeline {
  readonly #host: TimelineHost;
  readonly #frame: Frame;
  readonly #lanes: Lanes;
  #shown: Shown | undefined;
  #step: number | undefined;
  #filter: string;
  #most = PAGE;

  constructor(root: HTMLElement, host: TimelineHost) {
    this.#host = host;
    this.#step = host.state?.step;
    this.#filter = host.state?.filter ?? '';
    this.#frame = drawFrame(root, {
      step: (to) => {
        this.#stepTo(to);
      },
      chooseSource: (value) => {
        this.#chooseSource(value);
      },
      filter: (text) => {
        this.#setFilter(text);
      },
    });
    this.#frame.filter.value = this.#filter;
    this.#lanes = new Lanes(this.#frame.lanes, {
      reach: (event) => {
        this.#reach(event, false);
      },
      open: (event) => {
        this.#openEvent(event, false);
      },
    });
    listenToKeys({
      step: (to) => {
        this.#stepTo(to);
      },
      move: (direction) => this.#lanes.move(direction),
      open: () => {
        if (this.#step !== undefined) this.#openEvent(this.#step, true);
      },
      openTerm: () => {
        const term = this.#lanes.term ?? this.#metTerm();
        if (term !== undefined) this.#openTerm(term);
      },
      filter: () => {
        this.#frame.filter.focus();
      },
    });
    this.#say('Reading the events…');
    document.body.classList.add('empty');
  }

  hear(message: ToPage): void {
    switch (message.kind) {
      case 'busy':
        document.body.classList.add('busy');
        return;
      case 'stale':
        document.body.classList.remove('busy');
        document.body.classList.toggle('stale', this.#shown !== undefined);
        this.#say(message.message, this.#waysOut(message.hasPlace));
        return;
      case 'show':
        document.body.classList.remove('busy', 'stale', 'empty');
        this.#say('');
        this.#show(message.view);
    }
  }

  #show(view: TimelineView): void {
    const { sequence } = view;
    const before = this.#shown?.view.source.uri ?? this.#host.state?.source;
    if (before !== undefined && before !== view.source.uri) this.#step = undefined;
    const scale = scaleOf(sequence);
    this.#shown = { view, scale, layouts: lanesOf(sequence, scale) };
    const last = sequence.events.length - 1;
    this.#step = last < 0 ? undefined : Math.min(this.#step ?? last, last);
    const { title, legend, notes, filter } = this.#frame;
    filter.hidden = sequence.lanes.length < WORTH_A_FILTER && this.#filter === '';
    const { maxspan } = sequence;
    const window = maxspan === undefined ? 'no window' : `within ${spanText(maxspan)}`;
    title.replaceChildren(
      html('span', { class: 'name' }, view.rule.name.replace(/\.toml$/, '')),
      html('span', { class: 'maxspan' }, window),
    );
    title.title = view.rule.uri;
    this.#drawSources(view);
    legend.replaceChildren(
      drawLegend(sequence, (term) => {
        this.#openTerm(term);
      }),
    );
    notes.replaceChildren(...view.notes.map((note) => html('li', {}, note)));
    this.#drawLanes();
    this.#keep();
  }

  #drawSources({ sources, source }: TimelineView): void {
    const options = sources.map(({ uri, name }) =>
      html('option', { value: uri, selected: uri === source.uri }, name),
    );
    this.#frame.source.replaceChildren(...options, html('option', { value: OTHER_FILE }, 'Another file…'));
    this.#frame.source.value = source.uri;
  }

  #drawLanes(): void {
    if (this.#shown === undefined) return;
    const { view, scale, layouts } = this.#shown;
    const { sequence } = view;
    const chosen = chosenLanes(layouts, sequence, this.#filter, this.#most);
    this.#lanes.show(drawGrid(sequence, scale, chosen.shown), scale);
    this.#drawMore(chosen.hidden, chosen.shown.length, view);
    if (this.#step !== undefined) this.#reach(this.#step, false);
    else this.#drawDetails();
  }

  #drawMore(hidden: number, shown: number, { sequence }: TimelineView): void {
    const more = [];
    if (shown === 0) {
      const text =
        sequence.lanes.length === 0 ? 'No event meets a stage under a join key.' : 'No key holds this text.';
      more.push(html('span', {}, text));
    }
    if (hidden > 0) {
      more.push(
        html('span', {}, `${plural(hidden, 'more key')}.`),
        button(`Show ${String(Math.min(PAGE, hidden))} more`, () => {
          this.#most += PAGE;
          this.#drawLanes();
        }),
      );
    }
    this.#frame.more.replaceChildren(...more);
  }

  #stepTo(to: 'first' | 'previous' | 'next' | 'last'): void {
    const count = this.#shown?.view.sequence.events.length ?? 0;
    if (count === 0) return;
    const step = this.#step ?? count - 1;
    const target = { first: 0, previous: step - 1, next: step + 1, last: count - 1 }[to];
    this.#reach(Math.max(0, Math.min(count - 1, target)), true);
  }

  /** @param moves the focus, where it is in the lanes, goes along */
  #reach(event: number, moves: boolean): void {
    if (this.#shown === undefined) return;
    this.#step = event;
    this.#lanes.mark(event, moves);
    this.#drawDetails();
    const { sequence } = this.#shown.view;
    const now = sequence.events[event]?.at ?? 0;
    const waiting = pendingAfter(sequence, event).filter((state) => !isOver(state, now)).length;
    const waits = `${plural(waiting, 'partial sequence')} ${waiting === 1 ? 'waits' : 'wait'}.`;
    // A mark that has the focus is read out for itself.
    this.#frame.live.textContent = this.#lanes.hasFocus ? waits : `${eventText(event, sequence)}. ${waits}`;
    this.#keep();
  }

  #drawDetails(): void {
    if (this.#shown === undefined) return;
    const { sequence } = this.#shown.view;
    const { position, event, pending } = this.#frame;
    const count = sequence.events.length;
    const step = this.#step ?? -1;
    position.textContent = count === 0 ? 'no events' : `${String(step + 1)} of ${String(count)}`;
    const actions = {
      openEvent: (index: number) => {
        this.#openEvent(index, true);
      },
      openTerm: (term: TimelineTerm) => {
        this.#openTerm(term);
      },
      traceEvent: (index: number) => {
        this.#sendFor((view) => ({ kind: 'trace-event', view, event: index }));
      },
    };
    event.replaceChildren(...drawEvent(sequence, step, actions), ...this.#hiddenLane(sequence, step));
    pending.replaceChildren(...(step < 0 ? [] : drawPending(sequence, step, actions)));
  }

  /** Where the event meets a stage in a lane that is not among those shown: a way to see it. */
  #hiddenLane({ events, lanes }: ExplainedSequence, step: number): readonly HTMLElement[] {
    const [met] = events[step]?.met ?? [];
    if (met === undefined || this.#lanes.shows(step)) return [];
    const key = bare(lanes[met.lane]?.key.at(-1) ?? '');
    const show = button('Show its lane', () => {
      this.#frame.filter.value = key;
      this.#setFilter(key);
    });
    return [html('p', { class: 'none' }, 'Its key is not among those shown. ', show)];
  }

  #setFilter(text: string): void {
    this.#filter = text;
    this.#most = PAGE;
    this.#drawLanes();
    this.#keep();
  }

  #metTerm(): TimelineTerm | undefined {
    const event = this.#shown?.view.sequence.events[this.#step ?? -1];
    return event?.met[0]?.term ?? event?.keyless[0];
  }

  #openEvent(event: number, focus: boolean): void {
    this.#sendFor((view) => ({ kind: 'open-event', view, event, focus }));
  }

  #openTerm(term: TimelineTerm): void {
    this.#sendFor((view) => ({ kind: 'open-term', view, term }));
  }

  #sendFor(make: (view: number) => FromPage): void {
    if (this.#shown !== undefined) this.#host.send(make(this.#shown.view.id));
  }

  #chooseSource(value: string): void {
    if (value !== OTHER_FILE) {
      this.#host.send({ kind: 'choose-source', uri: value });
      return;
    }
    this.#frame.source.value = this.#shown?.view.source.uri ?? '';
    this.#host.send({ kind: 'pick-source' });
  }

  /** @param text empty: there is nothing to say */
  #say(text: string, buttons: readonly HTMLButtonElement[] = []): void {
    const { banner } = this.#frame;
    banner.hidden = text === '';
    const isOld = this.#shown !== undefined && text !== '';
    banner.replaceChildren(
      html('span', {}, ...marked(isOld ? `${text} What is shown is from before.` : text)),
      ...buttons,
    );
  }

  #waysOut(hasPlace: boolean): readonly HTMLButtonElement[] {
    const to = (label: string, kind: 'open-problem' | 'ask-again' | 'pick-source'): HTMLButtonElement =>
      button(label, () => {
        this.#host.send({ kind });
      });
    if (hasPlace) return [to('Show place', 'open-problem')];
    const again = to('Try again', 'ask-again');
    return this.#shown === undefined ? [to('Choose events…', 'pick-source'), again] : [again];
  }

  #keep(): void {
    if (this.#shown === undefined) return;
    const { rule, source } = this.#shown.view;
    this.#host.keep({
      rule: rule.uri,
      source: source.uri,
      ...(this.#step !== undefined && { step: this.#step }),
      ...(this.#filter !== '' && { filter: this.#filter }),
    });
  }
}
