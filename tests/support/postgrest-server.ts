import { createHmac, createVerify, generateKeyPairSync, sign as signWith, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import postgres from 'postgres';

/** As much of PostgREST as sync needs: a checked token, one transaction a request with the token's role and claims, RPC. */
export interface PostgrestServer {
  readonly base: string;
  /** Requests answered so far, by status. */
  readonly statuses: readonly number[];
  stop(): Promise<void>;
}

const SECRET = 'a secret of at least thirty-two characters';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed token for a person; expired ones and other roles on demand. */
export function tokenFor(
  person: string,
  { alg = 'HS256', expiresIn = 60, role = 'authenticated' }: { readonly alg?: 'HS256' | 'RS256'; readonly expiresIn?: number; readonly role?: string } = {},
): string {
  const head = `${encoded({ alg, typ: 'JWT' })}.${encoded({ sub: person, role, exp: Math.floor(Date.now() / 1000) + expiresIn })}`;
  const signature = alg === 'HS256' ? createHmac('sha256', SECRET).update(head).digest() : signWith('RSA-SHA256', Buffer.from(head), privateKey);
  return `${head}.${signature.toString('base64url')}`;
}

interface Claims {
  readonly sub: string;
  readonly role: string;
  readonly exp: number;
}

function checked(header: string | undefined): Claims | undefined {
  const [head, body, signature] = header?.replace(/^Bearer /, '').split('.') ?? [];
  if (head === undefined || body === undefined || signature === undefined) return undefined;
  const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { readonly alg: string };
  const given = Buffer.from(signature, 'base64url');
  const signed = `${head}.${body}`;
  if (alg === 'HS256') {
    const expected = createHmac('sha256', SECRET).update(signed).digest();
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  } else if (alg !== 'RS256' || !createVerify('RSA-SHA256').update(signed).verify(publicKey, given)) return undefined;
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims;
  return claims.exp * 1000 > Date.now() ? claims : undefined;
}

const STATUS: readonly (readonly [RegExp, number])[] = [
  [/^42501/, 403],
  [/^42883/, 404],
  [/^(40|53|55|57|58)/, 500],
  [/./, 400],
];

/** Starts a server on 127.0.0.1 that connects to a database as PostgREST's authenticator does. */
export async function startPostgrest(address: string): Promise<PostgrestServer> {
  const sql = postgres(address, { max: 4, prepare: false, onnotice: () => undefined });
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    void answer(sql, request).then(([status, body]) => {
      statuses.push(status);
      send(response, status, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const place = server.address();
  if (typeof place !== 'object' || place === null) throw new Error('no address');
  return {
    base: `http://127.0.0.1:${place.port}`,
    statuses,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sql.end();
    },
  };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function answer(sql: postgres.Sql, request: IncomingMessage): Promise<[number, unknown]> {
  const claims = checked(request.headers.authorization);
  if (claims === undefined) return [401, { code: 'PGRST301', message: 'JWT is wrong or over' }];
  const name = /^\/rpc\/([a-z_]+)$/.exec(request.url ?? '')?.[1];
  if (name === undefined || request.method !== 'POST') return [404, { code: 'PGRST125', message: 'no such path' }];
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString()) as { readonly request: unknown };
  try {
    return await sql.begin(async (tx): Promise<[number, unknown]> => {
      await tx`SELECT set_config('role', ${claims.role}, true), set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
      const known = await tx`SELECT 1 FROM pg_proc WHERE proname = ${name}`;
      if (known.length === 0) return [404, { code: 'PGRST202', message: 'no such function' }];
      const [row] = await tx<{ answer: unknown }[]>`SELECT ${tx(name)}(${JSON.stringify(body.request)}::text::jsonb) AS answer`;
      return [200, row?.answer];
    });
  } catch (error) {
    const code = error instanceof postgres.PostgresError ? error.code : 'XX000';
    return [STATUS.find(([pattern]) => pattern.test(code))?.[1] ?? 400, { code, message: 'failed' }];
  }
}
