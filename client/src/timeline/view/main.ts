/** The script of the timeline's page. */
import { readPageState, readToPage, type FromPage, type PageState } from '../messages.ts';
import { Timeline } from './timeline.ts';

interface WebviewApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): WebviewApi;

const api = acquireVsCodeApi();
const root = document.getElementById('timeline');
if (root !== null) {
  const timeline = new Timeline(root, {
    state: readPageState(api.getState()),
    send: (message) => {
      api.postMessage(message);
    },
    keep: (state) => {
      api.setState(state);
    },
  });
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = readToPage(data);
    if (message !== undefined) timeline.hear(message);
  });
  api.postMessage({ kind: 'ready' });
}
