/** The scenes of the questionnaire; what each is called stands in the texts. */
export const SCENES = [
  'S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S08', 'S09', 'S10', 'S11', 'S12', 'S13', 'S14', 'S15', 'S16',
] as const; // prettier-ignore
export type SceneId = (typeof SCENES)[number];

export function isScene(id: string): id is SceneId {
  return (SCENES as readonly string[]).includes(id);
}
