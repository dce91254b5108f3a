import { IsNotEmpty } from 'class-validator';
import { ServiceSettings } from '#libs/platform';

export class OfficeSettings extends ServiceSettings {
  /** The folder of the files: those on their way in, and those that are kept. */
  @IsNotEmpty() readonly FILES_DIR!: string;
}
