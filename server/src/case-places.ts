/** Where cases lie: the client looks for them before there is a server. */
export { rulesOfFolder, type CaseRoot } from './core/cases/case-places.ts';
