import 'i18next';
import type { RoomTexts } from './rooms.js';
import type { Resource } from './zh-CN.js';

/** Makes `t('no.such.key')` an error of compilation. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'portal';
    resources: { portal: Resource & RoomTexts };
  }
}
