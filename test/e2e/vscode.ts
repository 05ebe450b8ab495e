/** A real VS Code: code-server and a headless Chromium that shows its workbench. */
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { startCodeServer, type CodeServer, type CodeServerOptions } from './code-server.ts';
import { installChromium } from './host/chromium.mjs';
import { installHost } from './host/install.mjs';

export interface VSCodeOptions extends CodeServerOptions {
  /** Folder of an extension to load from its sources. */
  readonly extension?: string;
  /** Script whose `run()` is called in the extension host; needs `extension`. */
  readonly tests?: string;
  /** Port of this machine where an extension for the browser's own extension host is served. */
  readonly webExtension?: number;
}

export interface VSCode {
  readonly page: Page;
  readonly server: CodeServer;
  /** Address of the workbench with a folder of this machine open. */
  address(folder: string): string;
  close(): Promise<void>;
}

const VIEWPORT = { width: 1400, height: 900 };
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
const QUIET = ['--disable-background-networking', '--disable-component-update'];

/** @throws {Error} with one line that says why there is no VS Code or no browser */
export async function startVSCode(options: VSCodeOptions = {}): Promise<VSCode> {
  const log = (line: string): void => {
    console.log(line);
  };
  const host = await installHost(log);
  const executablePath = await installChromium(log);
  const server = await startCodeServer(host, options);
  try {
    const context = await openBrowser(server, executablePath);
    const page = context.pages()[0] ?? (await context.newPage());
    await loadFromSources(page, server, options);
    return {
      page,
      server,
      address: (folder) => `http://${server.authority}/?folder=${encodeURIComponent(folder)}`,
      close: async () => {
        await context.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function openBrowser(server: CodeServer, executablePath: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(path.join(server.home, 'browser'), {
    executablePath,
    headless: true,
    viewport: VIEWPORT,
    deviceScaleFactor: 1,
    args: [...FLAGS, ...QUIET],
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: `http://${server.authority}`,
  });
  return context;
}

/**
 * The workbench takes extensions under development from the configuration in its page. A built workbench takes them from the
 * address too, but only with the driver for smoke tests, which silences notifications.
 */
async function loadFromSources(page: Page, server: CodeServer, options: VSCodeOptions): Promise<void> {
  const { extension, tests, webExtension } = options;
  const locate = (scheme: string, file: string): object => ({
    $mid: 1,
    scheme,
    authority: server.authority,
    path: file,
  });
  const extensions = [
    ...(extension === undefined ? [] : [locate('vscode-remote', extension)]),
    // Through code-server's proxy, so that its workers come from the address of the workbench, as they must.
    ...(webExtension === undefined ? [] : [locate('http', `/proxy/${String(webExtension)}`)]),
  ];
  if (extensions.length === 0) return;
  const development = {
    extensions,
    ...(tests !== undefined && { extensionTestsPath: locate('vscode-remote', tests) }),
  };
  await page.addInitScript((added) => {
    const original = Object.getOwnPropertyDescriptor(Element.prototype, 'getAttribute')?.value as (
      this: Element,
      name: string,
    ) => string | null;
    Element.prototype.getAttribute = function (name) {
      const value = original.call(this, name);
      if (value === null || name !== 'data-settings' || this.id !== 'vscode-workbench-web-configuration') {
        return value;
      }
      const configuration = JSON.parse(value) as { developmentOptions?: object };
      return JSON.stringify({
        ...configuration,
        developmentOptions: { ...configuration.developmentOptions, ...added },
      });
    };
  }, development);
}
