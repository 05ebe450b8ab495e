/** The one piece of the core that the client needs before there is a server: beside `protocol/`, its second door. */
export { looksLikeHunt, looksLikeRule } from './core/rule/looks-like-rule.ts';
