import postgres from 'postgres';

import { parseDirectAddress, type DirectAddress } from './direct-address.ts';
import { addGateway, addPerson, removePerson, type PersonError } from './persons.ts';
import { setUpRemote, type SetUpError, type SqlSession } from './set-up.ts';

/** What the commands `remote:migrate` and `remote:person` were asked. */
export interface RemoteCommand {
  readonly command: 'migrate' | 'person';
  readonly url: string;
  /** Folder of the PostgreSQL migrations. */
  readonly migrations: string;
  /** For a new person's role. */
  readonly password: string;
  readonly role?: string;
  readonly person?: string;
  readonly remove?: string;
  readonly gateway?: string;
  readonly callers?: string;
}

/** What a command says to whoever runs it. */
export interface Said {
  readonly ok: boolean;
  readonly text: string;
}

const PROBLEMS: Readonly<Record<PersonError['kind'], string>> = {
  role_name: 'A role name has lowercase letters, digits and _, and starts with a letter.',
  mighty_role: 'That role may do more than a person should. Take another name.',
  person: 'A person is a text of 1 to 200 characters.',
};

/** Runs one command against a database, in one transaction. Errors of PostgreSQL itself become what is said. */
export async function runRemoteCommand(asked: RemoteCommand): Promise<Said> {
  const address = parseDirectAddress(asked.url);
  if (!address.ok) return { ok: false, text: 'Not an address of the form postgres://user:password@host:port/database' };
  try {
    return await inTransaction(address.value, (session) => (asked.command === 'migrate' ? migrate(session, asked) : persons(session, asked, address.value)));
  } catch (error) {
    return { ok: false, text: error instanceof Error ? error.message : String(error) };
  }
}

async function migrate(session: SqlSession, { migrations }: RemoteCommand): Promise<Said> {
  const done = await setUpRemote(session, migrations);
  if (!done.ok) return { ok: false, text: setUpProblem(done.error) };
  const { applied, adopted } = done.value;
  const steps = applied.length === 0 ? 'It was up to date.' : `Applied ${applied.join(', ')}.`;
  return { ok: true, text: `${steps} ${adopted} registers made of rows that were there.` };
}

function setUpProblem(error: SetUpError): string {
  if (error.kind === 'too_old') return `PostgreSQL 15 or newer is needed; this is ${Math.floor(error.version / 10_000)}.`;
  return `There is a table ${error.table} without ${error.missing.join(', ')}: this database holds something else.`;
}

async function persons(session: SqlSession, asked: RemoteCommand, address: DirectAddress): Promise<Said> {
  const { role, person, remove, gateway, callers = '' } = asked;
  if (remove !== undefined) return said(await removePerson(session, remove), `${remove} may not sync any more.`);
  if (gateway !== undefined) {
    return said(await addGateway(session, gateway, callers.split(',').filter(Boolean)), `${gateway} may say who calls.`);
  }
  if (role === undefined || person === undefined) return { ok: false, text: 'Give --role and --person, or --remove, or --gateway.' };
  const added = await addPerson(session, { role, person, password: asked.password });
  return said(added, `${person} connects with:\npostgres://${role}:${asked.password}@${address.label}\nThe password is not shown again.`);
}

function said(done: { readonly ok: true } | { readonly ok: false; readonly error: PersonError }, text: string): Said {
  return done.ok ? { ok: true, text } : { ok: false, text: PROBLEMS[done.error.kind] };
}

/** Commits what went well, takes back the rest. */
async function inTransaction(address: DirectAddress, work: (session: SqlSession) => Promise<Said>): Promise<Said> {
  const ssl = { verify: 'verify-full', encrypt: 'require', prefer: 'prefer', off: false } as const;
  const sql = postgres({
    host: address.host,
    port: address.port,
    database: address.database,
    username: address.user,
    password: address.password,
    ssl: ssl[address.tls],
    max: 1,
    prepare: false,
    fetch_types: false,
    onnotice: () => undefined,
  });
  const session: SqlSession = {
    run: async (text) => void (await sql.unsafe(text).simple()),
    rows: async (text) => sql.unsafe<Readonly<Record<string, unknown>>[]>(text).simple(),
  };
  try {
    await session.run('BEGIN');
    const done = await work(session);
    await session.run(done.ok ? 'COMMIT' : 'ROLLBACK');
    return done;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
