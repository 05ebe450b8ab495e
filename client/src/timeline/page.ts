/** The addresses of the page's parts, as a webview reads them. */
export interface PageParts {
  /** The source that a webview's own files have, for its content security policy. */
  readonly cspSource: string;
  /** A word that nobody can guess. */
  readonly nonce: string;
  readonly script: string;
  readonly style: string;
}

/**
 * The timeline's page before it has anything to show. Data comes in messages, and becomes text and attributes of elements: no
 * markup is made of it.
 */
export function pageOf({ cspSource, nonce, script, style }: PageParts): string {
  const policy = [`default-src 'none'`, `style-src ${cspSource}`, `script-src 'nonce-${nonce}'`].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<link rel="stylesheet" href="${attribute(style)}">
<title>Sequence Timeline</title>
</head>
<body>
<div id="timeline"></div>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };

function attribute(text: string): string {
  return text.replace(/[&"<>]/g, (character) => ENTITIES[character] ?? character);
}
