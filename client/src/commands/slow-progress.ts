import { ProgressLocation, window, type CancellationToken, type Progress } from 'vscode';
import { CancellationTokenSource } from 'vscode-languageclient';

/** What is done sooner needs no notification that flashes up and away. */
const PATIENCE = 1000;

export interface SlowProgress extends Progress<{ message?: string; increment?: number }> {
  readonly token: CancellationToken;
}

/** Runs `work` at once; shows a cancellable notification only when it takes long. */
export async function showSlowProgress<T>(
  title: string,
  work: (progress: SlowProgress) => Promise<T>,
): Promise<T> {
  const source = new CancellationTokenSource();
  let shown: Progress<{ message?: string; increment?: number }> | undefined;
  const done = work({ token: source.token, report: (step) => shown?.report(step) });
  const timer = setTimeout(() => {
    void window.withProgress(
      { title, location: ProgressLocation.Notification, cancellable: true },
      (progress, token) => {
        shown = progress;
        token.onCancellationRequested(() => {
          source.cancel();
        });
        return done.catch(() => undefined);
      },
    );
  }, PATIENCE);
  try {
    return await done;
  } finally {
    clearTimeout(timer);
    source.dispose();
  }
}
