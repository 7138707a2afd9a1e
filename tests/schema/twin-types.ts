import { expectTypeOf } from 'vitest';

import type * as Postgres from '../../shared/schema/postgres/types.ts';
import type * as Sqlite from '../../shared/schema/sqlite/types.ts';

// Only for the compiler: each line is an error when a row type of one dialect differs from its twin.
expectTypeOf<Sqlite.Workshop>().toEqualTypeOf<Postgres.Workshop>();
expectTypeOf<Sqlite.NewWorkshop>().toEqualTypeOf<Postgres.NewWorkshop>();
expectTypeOf<Sqlite.WorkshopMember>().toEqualTypeOf<Postgres.WorkshopMember>();
expectTypeOf<Sqlite.NewWorkshopMember>().toEqualTypeOf<Postgres.NewWorkshopMember>();
expectTypeOf<Sqlite.StepDefinition>().toEqualTypeOf<Postgres.StepDefinition>();
expectTypeOf<Sqlite.NewStepDefinition>().toEqualTypeOf<Postgres.NewStepDefinition>();
expectTypeOf<Sqlite.WorkshopStep>().toEqualTypeOf<Postgres.WorkshopStep>();
expectTypeOf<Sqlite.NewWorkshopStep>().toEqualTypeOf<Postgres.NewWorkshopStep>();
expectTypeOf<Sqlite.Session>().toEqualTypeOf<Postgres.Session>();
expectTypeOf<Sqlite.NewSession>().toEqualTypeOf<Postgres.NewSession>();
expectTypeOf<Sqlite.BuildPack>().toEqualTypeOf<Postgres.BuildPack>();
expectTypeOf<Sqlite.NewBuildPack>().toEqualTypeOf<Postgres.NewBuildPack>();
// @ts-expect-error a member less is a difference
expectTypeOf<Omit<Sqlite.Workshop, 'title'>>().toEqualTypeOf<Postgres.Workshop>();
// @ts-expect-error so is a column that may be null
expectTypeOf<Omit<Sqlite.Session, 'startedAt'> & { startedAt: Date | null }>().toEqualTypeOf<Postgres.Session>();
