import type { ContractRouterClient } from '@orpc/contract';

import { attachments } from './attachments.ts';
import { buildPacks } from './build-packs.ts';
import { steps } from './steps.ts';
import { sync } from './sync.ts';
import { system } from './system.ts';
import { workshops } from './workshops.ts';

/** Everything the facilitator's window can ask for. Guests will have a router of their own. */
export const facilitatorContract = { system, workshops, steps, buildPacks, attachments, sync };

export type FacilitatorContract = typeof facilitatorContract;

/** The typed client a page holds. */
export type FacilitatorClient = ContractRouterClient<FacilitatorContract>;
