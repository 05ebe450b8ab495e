import { reveal, RULE, SHELLS, type Scenario } from './scenario.ts';

/** In a window whose extension comes from the browser's own extension host: the server is a worker there. */
export const inBrowser: Scenario = {
  title: 'without a server process, in the browser alone: a squiggle, and the cases read through the editor',
  async run(stage) {
    const { workbench } = stage;
    await workbench.openFolder(stage.address(stage.samples));
    await workbench.openFile(RULE);
    await reveal(stage, SHELLS);
    await workbench.clickBehind('  process.name');
    await workbench.page.keyboard.type('x');
    await workbench.page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    await workbench.runCommand('File: Revert File');
    await workbench.placeOf(SHELLS);
    await workbench.runCommand('Rulewright: Test Rule Against Sample Events');
    const output = workbench.page.locator('.test-output-peek-message-container .xterm-rows:visible').first();
    await output.filter({ hasText: /\d+ passed, 0 failed/ }).waitFor();
    await workbench.saveShot('12-browser');
  },
};
