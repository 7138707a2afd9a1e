import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { messageProblem } from '../../electron/gateways/message-guard.ts';
import { LIMITS } from '../../shared/domain/limits.ts';
import { CARRIERS } from './carriers.ts';
import { newWorkshop, useHarness } from './harness.ts';

const request = (payload: unknown, id: unknown = '1') => JSON.stringify({ i: id, p: payload });

/** Put together as text: as a value it would exhaust the stack of `JSON.stringify`. */
const DEEP = `{"i":"1","p":{"u":"/workshops/create","b":{"json":${'['.repeat(100_000)}${']'.repeat(100_000)}}}}`;

/** What a host must refuse to read, with the WebSocket close code that says why. */
const BROKEN: readonly (readonly [string, string | Uint8Array, number])[] = [
  ['an empty message', '', 1007],
  ['garbage text', '\u0000\u0001garbage{{{', 1007],
  ['garbage bytes', Uint8Array.from({ length: 512 }, (_, index) => (index * 167) % 256), 1003],
  ['truncated JSON', request({ u: '/workshops/create', b: { json: {} } }).slice(0, -5), 1007],
  ['JSON that is no object', '[1,2,3]', 1008],
  ['null', 'null', 1008],
  ['a message without an id', '{"p":{"u":"/workshops/create"}}', 1008],
  ['an id that is no text', request({ u: '/workshops/create' }, { toString: 'x' }), 1008],
  ['a request without a payload', '{"i":"1"}', 1008],
  ['a request without an address', '{"i":"1","p":{}}', 1008],
  ['an address of another place', request({ u: 'http://elsewhere.example/workshops/create' }), 1008],
  ['headers that are no texts', request({ u: '/workshops/create', h: { a: { b: 1 } } }), 1008],
  ['a file', request({ u: '/workshops/create', h: { 'content-disposition': 'attachment; filename="a"' } }), 1008],
  ['an unknown kind of message', '{"i":"1","t":9,"p":{}}', 1008],
  ['a stream event without a payload', '{"i":"1","t":3}', 1008],
  ['deep nesting', DEEP, 1008],
  ['more than the allowed size', request({ u: '/workshops/create', b: { json: 'x'.repeat(LIMITS.messageBytes) } }), 1009],
];

/** What has the shape of a request and asks for something impossible: answered, and the connection goes on. */
const IMPOSSIBLE: readonly (readonly [string, unknown])[] = [
  ['an unknown procedure', { u: '/workshops/explode', b: { json: {} } }],
  ['a procedure of the prototype', { u: '/__proto__/constructor', b: { json: {} } }],
  ['no procedure', { u: '/', b: { json: {} } }],
  ['a body that is no serialised input', { u: '/workshops/create', b: 7 }],
  ['serialisation hints that lead nowhere', { u: '/workshops/create', b: { json: {}, meta: [[1, 'a', 'b', 'c']] } }],
  ['serialisation hints into the prototype', { u: '/workshops/create', b: { json: {}, meta: [[1, '__proto__', 'polluted']] } }],
  ['an unknown method', { u: '/workshops/create', m: 'BREW', b: { json: {} } }],
  ['GET with unreadable data', { u: '/workshops/create?data=%7B', m: 'GET' }],
];

describe.each(CARRIERS)('broken messages over $name', (kind) => {
  const harness = useHarness(kind);

  test.each(BROKEN)('%s closes its own connection and no other, and changes nothing', async (_name, message, code) => {
    const [bystander, broken] = [await harness.connect(), await harness.connect()];
    const commits: unknown[] = [];
    const stop = harness.test.store().onCommit((commit) => commits.push(commit));
    broken.raw(message);
    expect([code, undefined]).toContain(await broken.closed);
    expect(commits).toEqual([]);
    stop();
    expect(await newWorkshop(bystander.client)).toMatch(/^ws_/);
    expect(harness.test.logged).toEqual([]);
  });

  test.each(IMPOSSIBLE)('%s is answered or ignored, and its connection goes on', async (_name, payload) => {
    const connection = await harness.connect();
    connection.raw(request(payload, 'odd'));
    expect(await newWorkshop(connection.client)).toMatch(/^ws_/);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('any text at all leaves the host able to serve', async () => {
    const bystander = await harness.connect();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.json().map((json) => `{"i":"1","p":${json}}`)), async (text) => {
        const connection = await harness.connect();
        connection.raw(text);
        await bystander.client.system.retryOpen();
        connection.close();
      }),
      { numRuns: 60 },
    );
    expect(await newWorkshop(bystander.client)).toMatch(/^ws_/);
  });

  test('aborting what was never asked, twice, changes nothing', async () => {
    const connection = await harness.connect();
    connection.raw('{"i":"77","t":4}');
    connection.raw('{"i":"77","t":4}');
    connection.raw('{"i":"77","t":3,"p":{"e":"message","d":1}}');
    expect(await newWorkshop(connection.client)).toMatch(/^ws_/);
  });
});

describe('the message guard', () => {
  test('passes every JSON value as the input of a request, up to its depth', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10 }), (json) => {
        expect(messageProblem(request({ u: '/steps/apply', b: { json } }))).toBeNull();
      }),
    );
  });

  test('counts brackets in texts as text', () => {
    expect(messageProblem(request({ u: '/steps/apply', b: { json: `${'['.repeat(500)}\\"${'{'.repeat(500)}` } }))).toBeNull();
  });

  test('measures bytes, not characters', () => {
    const threeBytes = 'あ'.repeat(LIMITS.messageBytes / 2);
    expect(messageProblem(request({ u: '/steps/apply', b: { json: threeBytes } }))).toBe('too_large');
  });
});
