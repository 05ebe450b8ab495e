import {
  Disposable,
  Uri,
  window,
  workspace,
  type ExtensionContext,
  type TextDocument,
  type WebviewPanel,
} from 'vscode';
import { CancellationTokenSource } from 'vscode-languageclient';
import type { ProtocolRange } from '../../../server/src/protocol/index.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { askTimeline, type Asked } from './ask-timeline.ts';
import { UNTRUSTED } from '../trust.ts';
import { readFromPage, type FromPage, type TimelineView, type ToPage } from './messages.ts';
import { obeyPage } from './obey-page.ts';
import { pageOf } from './page.ts';
import { watchFiles, watchNeighbours } from './watch-files.ts';

const DIST = ['client', 'dist'] as const;

/** Changes that come at once are one change. */
const PATIENCE = 300;

/** One rule's timeline: shows what `ask` brings, and asks again when the rule or the events change. */
export class TimelinePanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #session: LanguageSession;
  readonly #rule: Uri;
  readonly #listeners: Disposable[];
  #source: string | undefined;
  #watched: Disposable | undefined;
  #view: TimelineView | undefined;
  /** What the page must know beside the view. */
  #stale: Extract<ToPage, { kind: 'stale' }> | undefined;
  #problem: ProtocolRange | undefined;
  #asking: CancellationTokenSource | undefined;
  #latest: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #count = 0;

  constructor(
    panel: WebviewPanel,
    { extensionUri }: ExtensionContext,
    session: LanguageSession,
    rule: Uri,
    source: string | undefined,
  ) {
    this.#panel = panel;
    this.#session = session;
    this.#rule = rule;
    this.#source = source;
    const { webview } = panel;
    const dist = Uri.joinPath(extensionUri, ...DIST);
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.#listeners = [
      webview.onDidReceiveMessage((message: unknown) => {
        const known = readFromPage(message);
        if (known !== undefined) void this.#hear(known);
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#isWatched(document)) this.#askSoon();
      }),
      workspace.onDidGrantWorkspaceTrust(() => {
        this.#askSoon();
      }),
    ];
    this.#watch();
    const address = (name: string): string => webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
    webview.html = pageOf({
      cspSource: webview.cspSource,
      nonce: randomWord(),
      script: address('timeline.js'),
      style: address('timeline.css'),
    });
  }

  get rule(): Uri {
    return this.#rule;
  }

  /** What is shown: for tests. */
  get view(): TimelineView | undefined {
    return this.#view;
  }

  get stale(): string | undefined {
    return this.#stale?.message;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** Resolves when nothing newer is asked for. @param source another file of events */
  async ask(source = this.#source): Promise<void> {
    this.#latest = this.#askOnce(source);
    for (let awaited: Promise<void> | undefined; awaited !== this.#latest;) {
      awaited = this.#latest;
      await awaited;
    }
  }

  async #askOnce(source: string | undefined): Promise<void> {
    this.#source = source;
    this.#asking?.cancel();
    const asking = new CancellationTokenSource();
    this.#asking = asking;
    this.#post({ kind: 'busy' });
    const asked = await this.#answer(source, asking);
    asking.dispose();
    if (this.#asking !== asking) return;
    this.#asking = undefined;
    this.#take(asked);
  }

  async #answer(source: string | undefined, { token }: CancellationTokenSource): Promise<Asked> {
    if (!workspace.isTrusted) return { kind: 'none', message: UNTRUSTED };
    try {
      const rule = await workspace.openTextDocument(this.#rule);
      for (;;) {
        const { version } = rule;
        const asked = await askTimeline(this.#session, rule, source, token);
        if (version === rule.version || token.isCancellationRequested) return asked;
      }
    } catch (error) {
      return { kind: 'none', message: error instanceof Error ? error.message : String(error) };
    }
  }

  #take(asked: Asked): void {
    if (asked.kind === 'none') {
      this.#problem = asked.range;
      this.#stale = { kind: 'stale', message: asked.message, hasPlace: asked.range !== undefined };
      this.#post(this.#stale);
      return;
    }
    this.#count++;
    this.#view = { id: this.#count, ...asked.view };
    this.#stale = undefined;
    this.#problem = undefined;
    const moved = this.#source !== asked.view.source.uri;
    this.#source = asked.view.source.uri;
    if (moved) this.#watch();
    this.#panel.title = `Timeline: ${asked.view.rule.name.replace(/\.toml$/, '')}`;
    this.#post({ kind: 'show', view: this.#view });
  }

  #askSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask(), PATIENCE);
  }

  #isWatched({ uri }: TextDocument): boolean {
    const address = uri.toString();
    return address === this.#rule.toString() || address === this.#source;
  }

  #watch(): void {
    this.#watched?.dispose();
    const soon = (): void => {
      this.#askSoon();
    };
    const events = this.#source === undefined ? [] : [Uri.parse(this.#source)];
    // Beside the events, another case may come.
    this.#watched = Disposable.from(watchFiles([this.#rule, ...events], soon), watchNeighbours(events, soon));
  }

  async #hear(message: FromPage): Promise<void> {
    if (message.kind === 'ready') {
      this.#sayAll();
      return;
    }
    try {
      await obeyPage(message, {
        panel: this.#panel,
        rule: this.#rule,
        view: this.#view,
        problem: this.#problem,
        ask: (uri) => this.ask(uri),
      });
    } catch (error) {
      void window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }

  /** A page that was hidden begins anew. */
  #sayAll(): void {
    if (this.#view !== undefined) this.#post({ kind: 'show', view: this.#view });
    if (this.#stale !== undefined) this.#post(this.#stale);
  }

  #post(message: ToPage): void {
    void this.#panel.webview.postMessage(message);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#asking?.cancel();
    // What is still answered finds no panel.
    this.#asking = undefined;
    this.#watched?.dispose();
    Disposable.from(...this.#listeners).dispose();
  }
}

function randomWord(): string {
  return [...crypto.getRandomValues(new Uint8Array(24))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
