/**
 * Gives an axis the breadth that its options state as `roomPx`. Chart.js shares half of the chart among all
 * axes of a side before it looks at their labels, so that labels of stacked axes would be cut.
 */
import type { Plugin, Scale } from 'chart.js';

/** Makes axes as broad as `roomPx` of their options. */
export const axisRoomPlugin: Plugin = {
  id: 'axisRoom',
  beforeLayout(chart) {
    const given = (chart.config.options?.scales ?? {}) as Record<string, { roomPx?: number } | undefined>;
    for (const [id, scale] of Object.entries(chart.scales)) {
      const roomPx = given[id]?.roomPx;
      if (roomPx === undefined) continue;
      scale.afterFit = function widen(this: Scale) {
        if (this.isHorizontal()) this.height = roomPx;
        else this.width = roomPx;
      };
    }
  },
};
