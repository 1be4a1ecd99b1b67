// A real OpenID provider for people of the tests to sign in by: everybody who types an address is who they say.
//
//   node provider.mjs CALLBACK SECRET
//
// prints the port it listens on. Its pages for signing in and for consent are its own.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

// The tools of the tests stand where tests/run has put them.
const found = createRequire(process.env.LONGTABLE_TEST_OIDC + '/').resolve('oidc-provider');
const { default: Provider } = await import(pathToFileURL(found));
const [callback, secret] = process.argv.slice(2);
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{ client_id: 'longtable', client_secret: secret, redirect_uris: [callback] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: [secret] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: id, email_verified: true }) }),
  });
  server.on('request', provider.callback());
  console.log(port);
});
