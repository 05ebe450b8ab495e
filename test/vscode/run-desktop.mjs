// `node test/vscode/run-desktop.mjs [VERSION]`: the suite in a desktop VS Code, the one that RULEWRIGHT_VSCODE names or a downloaded one
// (default: stable). Says so where there is neither. Needs `npm run build`.
import '../../scripts/check-node.mjs';

const { runDesktop } = await import('./run-desktop.ts');
process.exitCode = await runDesktop(process.argv[2] ?? 'stable');
