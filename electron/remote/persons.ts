import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { SqlSession } from './set-up.ts';

/** The group role that may call the five functions, and nothing else. */
export const PERSON_ROLE = 'workshoppilot_person';

export type PersonError =
  /** Lowercase letters, digits and `_`, 1 to 60, the first a letter. */
  | { readonly kind: 'role_name' }
  /** The role is there and may do more than a person should. */
  | { readonly kind: 'mighty_role' }
  | { readonly kind: 'person' };

const isRoleName = (name: string): boolean => /^[a-z][a-z0-9_]{0,59}$/.test(name);

/** A text as an SQL literal, whatever standard_conforming_strings says. */
function literal(text: string): string {
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

async function isMighty(session: SqlSession, role: string): Promise<boolean> {
  const [found] = await session.rows(
    `SELECT rolsuper OR rolcreaterole OR rolbypassrls OR EXISTS (
       SELECT FROM pg_proc p WHERE p.proname = 'sync_push' AND pg_has_role(r.oid, p.proowner, 'MEMBER')) AS mighty
       FROM pg_roles r WHERE rolname = ${literal(role)}`,
  );
  return found?.['mighty'] === true;
}

/** Makes or changes the database role of one person. The password is kept by PostgreSQL as a SCRAM secret only. */
export async function addPerson(
  session: SqlSession,
  { role, person, password }: { readonly role: string; readonly person: string; readonly password: string },
): Promise<Result<null, PersonError>> {
  if (!isRoleName(role)) return err({ kind: 'role_name' });
  if (person === '' || person.length > 200 || person.includes('\0')) return err({ kind: 'person' });
  if (await isMighty(session, role)) return err({ kind: 'mighty_role' });
  const there = (await session.rows(`SELECT 1 FROM pg_roles WHERE rolname = ${literal(role)}`)).length > 0;
  await session.run(`${there ? 'ALTER' : 'CREATE'} ROLE "${role}" LOGIN PASSWORD ${literal(password)}`);
  await session.run(`GRANT ${PERSON_ROLE} TO "${role}"`);
  await session.run(`INSERT INTO sync_person (role_name, person) VALUES (${literal(role)}, ${literal(person)})
    ON CONFLICT (role_name) DO UPDATE SET person = excluded.person`);
  return ok(null);
}

/** Takes a person's role its rights; their edits stay. The role itself stays too, as it may own other things. */
export async function removePerson(session: SqlSession, role: string): Promise<Result<null, PersonError>> {
  if (!isRoleName(role)) return err({ kind: 'role_name' });
  await session.run(`DELETE FROM sync_person WHERE role_name = ${literal(role)}`);
  await session.run(`REVOKE ${PERSON_ROLE} FROM "${role}"`);
  return ok(null);
}

/**
 * Lets a role that checks tokens itself (PostgREST's authenticator) say who calls, in `request.jwt.claims`; `callers` are the roles
 * that it changes into for a request.
 */
export async function addGateway(session: SqlSession, role: string, callers: readonly string[]): Promise<Result<null, PersonError>> {
  if (![role, ...callers].every(isRoleName)) return err({ kind: 'role_name' });
  await session.run(`INSERT INTO sync_person (role_name, person) VALUES (${literal(role)}, NULL) ON CONFLICT (role_name) DO UPDATE SET person = NULL`);
  for (const caller of callers) await session.run(`GRANT ${PERSON_ROLE} TO "${caller}"`);
  return ok(null);
}
