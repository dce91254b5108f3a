import { IsBoolean, IsISO8601, IsInt, IsNumberString, IsString } from 'class-validator';
import { IsId } from '../checks/is-id.js';

/** A version of a catalogue item was published. */
export class SolutionPublishedV1 {
  static readonly source = 'provider';
  static readonly type = 'solution.published.v1';
  @IsId() readonly solutionId!: string;
  @IsId() readonly providerId!: string;
  @IsInt() readonly catalogueVersion!: number;
  @IsString() readonly title!: string;
  @IsString() readonly summary!: string;
  /** Scenes S01 to S16 that it serves. */
  @IsString({ each: true }) readonly scenarios!: readonly string[];
  /** GB/T 4754 codes with section letter; a division (C33) covers its groups and classes. Empty: all. */
  @IsString({ each: true }) readonly industries!: readonly string[];
  /** Empty: all. */
  @IsString({ each: true }) readonly sizeClasses!: readonly string[];
  /** City codes served on site; empty: all. */
  @IsString({ each: true }) readonly regions!: readonly string[];
  @IsString({ each: true }) readonly protocols!: readonly string[];
  /** Systems it connects to: ERP, MES, WMS ... */
  @IsString({ each: true }) readonly integrations!: readonly string[];
  @IsNumberString({ no_symbols: true }) readonly priceFromFen!: string;
  @IsNumberString({ no_symbols: true }) readonly priceToFen!: string;
  @IsInt() readonly deliveryMonths!: number;
  @IsInt() readonly capacityPerMonth!: number;
  /** Runs on an industrial-internet platform. */
  @IsBoolean() readonly industrialPlatform!: boolean;
  @IsBoolean() readonly publicCloud!: boolean;
  @IsISO8601() readonly publishedAt!: string;
}
