import type { AnalysisParameters } from '../../model/parameters.ts';
import type { Profile } from '../../model/profile.ts';
import type { BaseStation } from '../../model/province.ts';
import type { Candidate, Position } from '../../model/results.ts';
import type { PreparedProvince } from '../analyse.ts';
import type { VillageRows } from '../coverage/village-rows.ts';

/** All that a plan is made from. Stations, positions and candidates are named by index. */
export interface PlanInput {
  readonly profile: Profile;
  readonly stations: readonly BaseStation[];
  /** As analysed; structures that host may follow. */
  readonly positions: readonly Position[];
  readonly candidates: readonly Candidate[];
  readonly prepared: PreparedProvince;
  readonly parameters: AnalysisParameters;
  /** Rows of a village, which the caller keeps; absent: they are cut when first asked for. */
  readonly rowsOf?: (village: number) => VillageRows;
}
