import { inChunks, type Work } from '../../matcher/steps.ts';
import { parseIp } from '../../text/ip.ts';
import { roleOf } from './field-roles.ts';
import type { JsonString } from './json-strings.ts';
import type { NameBook } from './name-book.ts';
import { EMAIL, SID } from './patterns.ts';
import { isKnownDomain, isKnownHost, isKnownUser } from './well-known.ts';

/** Puts the names that the values give away into the book: machines first, then people, then domains, then folders of people. */
export function* collectingNames(strings: readonly JsonString[], names: NameBook): Work<void> {
  const told = { host: new Set<string>(), user: new Set<string>(), domain: new Set<string>() };
  const folders = new Set<string>();
  yield* inChunks(strings, ({ field, value }) => {
    const role = roleOf(field);
    if (role === 'fixed') return;
    if (role === 'host' || role === 'user' || role === 'domain') told[role].add(value.trim());
    for (const [, local = '', domain = ''] of value.includes('@') ? value.matchAll(EMAIL) : []) {
      if (!isKnownUser(local.toLowerCase())) told.user.add(local).add(`${local}@${domain}`);
    }
    for (const { 1: folder, 2: last } of value.matchAll(HOME)) folders.add((folder ?? last ?? '').trim());
  });
  for (const host of told.host) addHost(host, names);
  for (const user of told.user) addUser(user, names);
  for (const domain of told.domain) addDomain(domain, names);
  for (const folder of folders) addFolder(folder, names);
}

/** `C:\Users\NAME\`, `/home/NAME/`, `/Users/NAME/`; a name with spaces only before another separator. */
const HOME =
  /(?:\\|\/)(?:users|home|documents and settings)(?:\\{1,4}|\/)(?:([^\\/:*?"'<>|\r\n%$]{1,64})(?=[\\/])|([^\\/:*?"'<>|\s%$]{1,64}))/gi;

/** `web01`, or `web01.corp.test`: its first label is the machine, the others its domain. */
function addHost(text: string, names: NameBook): void {
  const name = text.replace(/\.$/, '');
  if (isKnownHost(name.toLowerCase()) || parseIp(name) !== undefined || SID.test(name)) return;
  const dot = name.indexOf('.');
  const label = dot <= 0 ? name : name.slice(0, dot);
  if (!isKnownHost(label.toLowerCase())) names.add('host', label);
  if (dot > 0) addDomain(name.slice(dot + 1), names);
}

/** `jane`, `CORP\jane`, `jane@corp.test`; `WEB01$` is the account of a machine. */
function addUser(text: string, names: NameBook): void {
  const [before, behind] = text.includes('\\') ? split(text, text.lastIndexOf('\\')) : ['', text];
  if (before !== '') addDomain(before, names);
  const at = behind.lastIndexOf('@');
  const [name, domain] = at > 0 ? split(behind, at) : [behind, ''];
  if (domain !== '') addDomain(domain, names);
  if (isKnownUser(name.toLowerCase()) || SID.test(name) || parseIp(name) !== undefined) return;
  if (name.endsWith('$')) addHost(name.slice(0, -1), names);
  else if (!names.has(name)) names.add('user', name);
}

function addDomain(text: string, names: NameBook): void {
  const name = text.replace(/^\.|\.$/g, '');
  if (isKnownDomain(name.toLowerCase()) || parseIp(name) !== undefined) return;
  if (!names.has(name)) names.add('domain', name);
}

/** `jdoe.CORP` is made of names that are known. */
function addFolder(name: string, names: NameBook): void {
  // `ADMINI~1` is how old programs see the folder of an administrator.
  if (isKnownUser(name.toLowerCase()) || /^admini~\d$/i.test(name)) return;
  let [at, unknown] = [0, ''];
  for (const { span } of names.find(name)) {
    unknown += name.slice(at, span.start);
    at = span.end;
  }
  if (/[\p{L}\p{N}]/u.test(unknown + name.slice(at))) addUser(name, names);
}

function split(text: string, at: number): readonly [string, string] {
  return [text.slice(0, at), text.slice(at + 1)];
}
