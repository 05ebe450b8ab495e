/** The package's version; `test/cli/options.test.ts` holds it equal to the manifests'. */
export const VERSION = '0.1.0';
