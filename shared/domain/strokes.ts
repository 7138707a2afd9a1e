/**
 * What can be drawn on a sketch. `pen` and `marker` follow the hand; `line`, `arrow`, `rectangle` and `ellipse` have two points,
 * where the hand began and ended; `text` has one, its upper left corner, and is as high as its width says.
 */
export const STROKE_TOOLS = ['pen', 'marker', 'line', 'arrow', 'rectangle', 'ellipse', 'text'] as const;

export type StrokeTool = (typeof STROKE_TOOLS)[number];

/** Tools whose strokes are a shape between two points. */
export const SHAPE_TOOLS = ['line', 'arrow', 'rectangle', 'ellipse'] as const satisfies readonly StrokeTool[];

export type ShapeTool = (typeof SHAPE_TOOLS)[number];

/** True for a tool that draws a shape between two points. */
export function isShapeTool(tool: string): tool is ShapeTool {
  return (SHAPE_TOOLS as readonly string[]).includes(tool);
}
