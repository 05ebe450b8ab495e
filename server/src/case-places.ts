/** Where cases lie: the client looks for them before there is a server. */
export { CONFIGURATION, rulesOfFolder, type CaseRoot } from './core/cases/case-places.ts';
