import { IsInt, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { ServiceSettings } from '#libs/platform';

export class SubsidySettings extends ServiceSettings {
  /** The drop folder of the link to the bank; without it the embedded bank is used, which moves no money. */
  @IsOptional() @IsString() readonly BANK_FOLDER?: string;
  /** Where the status of invoices is asked for; without it an embedded register is used. */
  @IsOptional() @IsUrl({ require_tld: false }) readonly TAX_INVOICES_URL?: string;
  @Type(() => Number) @IsInt() @Min(100) @Max(60_000) readonly TAX_INVOICES_TIMEOUT_MS: number = 5000;
}
