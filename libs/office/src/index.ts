import { StoredFile, Upload } from './upload/upload.entity.js';

export { officeMessages } from './office.messages.js';
export { OfficeModule } from './office.module.js';
export { OfficeSettings } from './settings/office.settings.js';

export const officeEntities = [StoredFile, Upload];
