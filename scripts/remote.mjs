// npm run remote:migrate -- URL            makes a remote of a PostgreSQL, or brings one up to date
// npm run remote:person -- URL --role anna --person user_123   makes a person's role and prints its password once
// npm run remote:person -- URL --remove anna
// npm run remote:person -- URL --gateway authenticator --callers authenticated
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { ensureInstalled, main, ranInFittingNode } from './lib/ensure-ready.mjs';

const MIGRATIONS = fileURLToPath(new URL('../migrations/postgres', import.meta.url));
const USAGE = `npm run remote:migrate -- postgres://owner:password@host/database
npm run remote:person -- postgres://owner:password@host/database --role NAME --person PERSON
npm run remote:person -- postgres://owner:password@host/database --remove NAME
npm run remote:person -- postgres://owner:password@host/database --gateway NAME --callers NAME[,NAME]`;

await main(async () => {
  await ensureInstalled();
  if (await ranInFittingNode(fileURLToPath(import.meta.url))) return;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { role: { type: 'string' }, person: { type: 'string' }, remove: { type: 'string' }, gateway: { type: 'string' }, callers: { type: 'string' } },
  });
  const [command, url] = positionals;
  if (url === undefined || (command !== 'migrate' && command !== 'person')) throw new Error(USAGE);
  const { runRemoteCommand } = await import('../electron/remote/command.ts');
  const password = randomBytes(18).toString('base64url');
  const said = await runRemoteCommand({ command, url, migrations: MIGRATIONS, password, ...values });
  console.log(said.text);
  if (!said.ok) process.exitCode = 1;
});
