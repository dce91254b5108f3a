import { useTranslation } from 'react-i18next';
import { isScene } from './scenes.js';

/** What a scene is called; one that is newer than this page is shown by its number. */
export function useScene(): (id: string) => string {
  const { t } = useTranslation();
  return (id) => (isScene(id) ? t(`ui.scene.${id}`) : id);
}
