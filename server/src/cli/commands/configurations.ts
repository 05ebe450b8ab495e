import { resolve } from 'node:path';
import type { Configuration } from '../../core/cases/configuration.ts';
import type { LanguageService } from '../../core/index.ts';
import { nodeFileSystem } from '../node-file-system.ts';
import { displayPath, toLocation } from '../paths.ts';
import type { Terminal } from '../terminal.ts';
import type { TestArguments } from './test-options.ts';

/** Says on standard error what is wrong in configurations, of each once. */
export interface ToldConfigurations {
  /** @returns false when something is wrong in it */
  tell(configuration: Configuration | undefined): boolean;
}

export function toldConfigurations({ cwd, log }: Terminal): ToldConfigurations {
  const told = new Set<string>();
  return {
    tell(configuration) {
      if (configuration === undefined) return true;
      const { location, faults } = configuration;
      if (!told.has(location)) {
        for (const { line, message } of faults) {
          const place = line === undefined ? '' : `:${String(line)}`;
          log(`${displayPath(location, cwd)}${place}: ${message}`);
        }
      }
      told.add(location);
      return faults.length === 0;
    },
  };
}

/** The configuration that `--config` names, if it does. That it can't be read is told. */
export async function configurationOf(
  { config }: TestArguments,
  service: LanguageService,
  { cwd, log }: Terminal,
): Promise<Configuration | 'unreadable' | undefined> {
  if (config === undefined) return undefined;
  const location = toLocation(resolve(cwd, config));
  const configuration = await service.readConfiguration(location, nodeFileSystem);
  const unreadable = configuration.faults.find(({ line }) => line === undefined);
  if (unreadable === undefined) return configuration;
  log(`${displayPath(location, cwd)}: ${unreadable.message}`);
  return 'unreadable';
}
