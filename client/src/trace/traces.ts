import {
  commands,
  Disposable,
  Hover,
  languages,
  MarkdownString,
  TabInputText,
  window,
  workspace,
  type Position,
  type TextDocument,
  type Uri,
} from 'vscode';
import { COMMANDS, TRACING } from '../names.ts';
import { createDecorations } from './decorations.ts';
import type { Mark } from './marks.ts';
import type { ShownTrace } from './shown-trace.ts';

/** The traces that rules show, at most one each. Marks and hovers are there while the rule has the text that was traced. */
export class Traces implements Disposable {
  readonly #traces = new Map<string, ShownTrace>();
  readonly #decorations = createDecorations();
  readonly #listeners: Disposable;

  constructor() {
    this.#listeners = Disposable.from(
      workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#traces.has(document.uri.toString())) this.#draw(document.uri);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.hide(uri);
      }),
      window.onDidChangeVisibleTextEditors((editors) => {
        for (const { document } of editors) {
          if (this.#traces.has(document.uri.toString())) this.#draw(document.uri);
        }
      }),
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) if (input instanceof TabInputText) this.#forgetClosed(input.uri);
      }),
      languages.registerHoverProvider(
        { language: 'toml' },
        { provideHover: (document, position) => this.#hover(document, position) },
      ),
    );
  }

  show({ uri }: TextDocument, trace: ShownTrace): void {
    this.#traces.set(uri.toString(), trace);
    this.#draw(uri);
    this.#setContext();
  }

  /** @returns whether there was one */
  hide(uri: Uri): boolean {
    const had = this.#traces.delete(uri.toString());
    if (had) {
      this.#draw(uri);
      this.#setContext();
    }
    return had;
  }

  /** @returns how many there were */
  hideAll(): number {
    const count = this.#traces.size;
    this.#traces.clear();
    for (const editor of window.visibleTextEditors) this.#decorations.draw(editor, undefined);
    this.#setContext();
    return count;
  }

  /** A document may live on for minutes after its editor. */
  #forgetClosed(uri: Uri): void {
    const isOpen = window.tabGroups.all.some(({ tabs }) =>
      tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString()),
    );
    if (!isOpen) this.hide(uri);
  }

  /** What a rule shows now: nothing where its text is another one. */
  shownIn(document: TextDocument): ShownTrace | undefined {
    const trace = this.#traces.get(document.uri.toString());
    return trace?.text === document.getText() ? trace : undefined;
  }

  #draw(uri: Uri): void {
    for (const editor of window.visibleTextEditors) {
      if (editor.document.uri.toString() !== uri.toString()) continue;
      this.#decorations.draw(editor, this.shownIn(editor.document));
    }
  }

  #hover(document: TextDocument, position: Position): Hover | undefined {
    const trace = this.shownIn(document);
    const mark = innermost(trace?.marks ?? [], position);
    if (trace === undefined || mark === undefined) return undefined;
    const { timelineOf } = trace;
    const more = timelineOf === undefined ? [] : [timelineLink(document.uri, timelineOf)];
    return new Hover([new MarkdownString(mark.hover), ...more], mark.range);
  }

  #setContext(): void {
    void commands.executeCommand('setContext', TRACING, this.#traces.size > 0);
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#decorations.dispose();
  }
}

function timelineLink(rule: Uri, events: string): MarkdownString {
  const given = encodeURIComponent(JSON.stringify([rule.toString(), events]));
  const link = new MarkdownString(
    `[Show the sequence’s timeline](command:${COMMANDS.showTimeline}?${given})`,
  );
  link.isTrusted = { enabledCommands: [COMMANDS.showTimeline] };
  return link;
}

/** Of marks that hold one another, the one that holds no other. */
function innermost(marks: readonly Mark[], position: Position): Mark | undefined {
  const around = marks.filter(({ range }) => range.contains(position));
  return around.find((mark) => around.every(({ range }) => range.contains(mark.range)));
}
