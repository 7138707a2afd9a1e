import type {
  BuildPack,
  NewBuildPack,
  NewSession,
  NewStepDefinition,
  NewWorkshop,
  NewWorkshopMember,
  NewWorkshopStep,
  Session,
  StepDefinition,
  Workshop,
  WorkshopMember,
  WorkshopStep,
} from '../../../shared/schema/sqlite/types.ts';

/** The six domain tables with their row types. `output` is written through `writeOutput` alone. */
export interface RowTypes {
  readonly workshops: { readonly row: Workshop; readonly fresh: NewWorkshop };
  readonly workshop_members: { readonly row: WorkshopMember; readonly fresh: NewWorkshopMember };
  readonly step_definitions: { readonly row: StepDefinition; readonly fresh: NewStepDefinition };
  readonly workshop_steps: { readonly row: WorkshopStep; readonly fresh: Omit<NewWorkshopStep, 'output'> };
  readonly sessions: { readonly row: Session; readonly fresh: NewSession };
  readonly build_packs: { readonly row: BuildPack; readonly fresh: NewBuildPack };
}

export type RowTable = keyof RowTypes;
