/**
 * What VS Code starts. Node 22.1 and later keep the compiled code of the server in their own cache folder (`NODE_COMPILE_CACHE`
 * names another, `NODE_DISABLE_COMPILE_CACHE=1` wants none), which spares a start a third of its processor time. A file is
 * taken from the cache only when it is loaded afterwards, so the server is a file of its own.
 */
import * as module from 'node:module';

if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') {
  // Where the folder can't be written, the server starts as without it.
  module.enableCompileCache();
}
module.createRequire(import.meta.url)('./language-server.js');
