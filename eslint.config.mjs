import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      'server/data/*.json',
      'samples/',
      'test-results/',
      '.vscode-host/',
    ],
  },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // `interface` for shapes, `type` for unions: both are used on purpose.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-empty-function': 'off',
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'max-depth': ['error', 4],
      complexity: ['error', 20],
    },
  },
  {
    // Command-line entry points talk to the terminal.
    files: ['scripts/**', 'bench/**', 'test/e2e/**', 'test/vscode/run-desktop.ts'],
    rules: { 'no-console': 'off' },
  },
);
