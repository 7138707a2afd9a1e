import type { TransportError } from '../core/sync/protocol.ts';

/** Connection, shutdown, resources, locks and serialization: what goes away when one waits (PostgreSQL, Appendix A). */
const PASSING = /^(40001|40P01|55P03|57|53|58|XX|25006)/;

/** What a SQLSTATE of a failed call means to a laptop. */
export function fromSqlState(code: string): TransportError {
  if (/^28/.test(code)) return { kind: 'unauthorized' };
  if (code === '42501') return { kind: 'forbidden' };
  if (code === '42883' || code === '3F000' || code === '3D000' || code === '42P01') return { kind: 'not_set_up' };
  if (/^08/.test(code)) return { kind: 'offline', detail: `SQLSTATE ${code}` };
  if (PASSING.test(code)) return { kind: 'busy', detail: `SQLSTATE ${code}` };
  return { kind: 'invalid_answer', detail: `SQLSTATE ${code}` };
}
