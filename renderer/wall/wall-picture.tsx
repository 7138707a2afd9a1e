import type { StepOutput } from '../../shared/domain/step-model.ts';
import { useStep } from '../connection/hooks.ts';
import { WallComponents, WallFlow, WallMindMap } from './picture-diagrams.tsx';
import { WallImpactEffort, WallRings, WallRisks } from './picture-maps.tsx';
import { WallJourney, WallRanking, WallStoryMap, WallTrace } from './picture-tables.tsx';
import type { Activity } from './wall-activities.ts';
import { WallCanvas } from './wall-canvas.tsx';
import { WallSheet, WallSketches, WallStoryboard } from './wall-drawings.tsx';

export interface WallPictureProps {
  readonly workshopId: string;
  readonly activity: Activity;
  readonly output: StepOutput;
}

const NOTHING: StepOutput = {};

/** An activity as it is laid out, to be looked at from the back of the room. */
export function WallPicture({ workshopId, activity, output }: WallPictureProps) {
  switch (activity.picture) {
    case 'board':
      return <WallCanvas workshopId={workshopId} output={output} />;
    case 'rings':
      return <WallRings output={output} />;
    case 'journey':
      return <WallJourney output={output} />;
    case 'sheet':
      return <WallSheet output={output} />;
    case 'sketches':
      return <WallSketches output={output} />;
    case 'mindMap':
      return <WallMindMap output={output} />;
    case 'storyboard':
      return <Storyboard workshopId={workshopId} output={output} />;
    case 'flow':
      return <WallFlow output={output} />;
    case 'impactEffort':
      return <WallImpactEffort output={output} />;
    case 'ranking':
      return <WallRanking output={output} byScore={activity.tab === 'rice'} />;
    case 'components':
      return <WallComponents output={output} />;
    case 'risks':
      return <WallRisks output={output} />;
    case 'trace':
      return <Trace workshopId={workshopId} output={output} />;
    case 'storyMap':
      return <WallStoryMap output={output} />;
    case undefined:
      return null;
  }
  return null;
}

interface OfWorkshop {
  readonly workshopId: string;
  readonly output: StepOutput;
}

function Storyboard({ workshopId, output }: OfWorkshop) {
  return <WallStoryboard output={output} ideate={useStep(workshopId, 'ideate')?.output ?? NOTHING} />;
}

function Trace({ workshopId, output }: OfWorkshop) {
  return <WallTrace output={output} prioritize={useStep(workshopId, 'prioritize')?.output ?? NOTHING} />;
}
