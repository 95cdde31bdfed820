// What strategic resources are used for: traded ones are sold through segments, occupied ones (orbits,
// seabed, Arctic, lunar sites) are what domains live on. The assignment is an assumption; who holds how
// much is the resource table of the world.

export const resourceUses = {
  'critical-materials': { segments: ['green.minerals'], domains: [] },
  'rare-earths': { segments: ['green.minerals'], domains: [] },
  gallium: { segments: ['semiconductors.materials', 'green.minerals'], domains: [] },
  germanium: { segments: ['semiconductors.materials', 'green.minerals'], domains: [] },
  graphite: { segments: ['green.minerals'], domains: [] },
  lithium: { segments: ['green.minerals'], domains: [] },
  cobalt: { segments: ['green.minerals'], domains: [] },
  nickel: { segments: ['green.minerals'], domains: [] },
  polysilicon: { segments: ['green.cells'], domains: [] },
  'cloud-compute': { segments: ['ai.cloud'], domains: [] },
  orbits: { segments: [], domains: ['space'] },
  seabed: { segments: [], domains: ['green'] },
  arctic: { segments: [], domains: ['green', 'infrastructure'] },
  'lunar-sites': { segments: [], domains: ['space'] },
} as const;

export type ResourceName = keyof typeof resourceUses;
