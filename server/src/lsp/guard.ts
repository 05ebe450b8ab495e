/** Runs a handler; a bug in it becomes a log line, and `fallback` the answer. */
export type Guard = <T>(name: string, fallback: T, run: () => T | Promise<T>) => T | Promise<T>;

/** The one place in the server that catches what should never be thrown: one broken answer must not end the others. */
export function createGuard(log: (message: string) => void): Guard {
  return (name, fallback, run) => {
    const failed = (error: unknown): typeof fallback => {
      log(describeFailure(`${name} failed`, error));
      return fallback;
    };
    try {
      const result = run();
      return result instanceof Promise ? result.catch(failed) : result;
    } catch (error) {
      return failed(error);
    }
  };
}

/** A bug as a line of the log: what failed, and where in our code. */
export function describeFailure(what: string, error: unknown): string {
  return `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
