import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type P1812Terms, p1812 } from '../../src/analysis/radio/p1812.ts';
import { p1812Fault } from '../../src/analysis/radio/p1812-fault.ts';
import { jobOf, logOf } from '../support/p1812-cases.ts';

/**
 * Recommendation ITU-R P.1812-8 against the validation examples of the ITU-R as published with
 * Py1812: ten profiles, 33 cases, every logged value. Skipped where ../shared/vectors is absent.
 */

const FOLDER = fileURLToPath(new URL('../../../shared/vectors/p1812/', import.meta.url));
const present = existsSync(FOLDER);
const cases = present ? readdirSync(`${FOLDER}results`).filter((name) => name.endsWith('_log.csv')) : [];

/** Which of our terms is which line of a log. */
const LINES: Readonly<Record<string, keyof P1812Terms>> = {
  'd (km)': 'dKm',
  'dlt (km), Eq (78)': 'dltKm',
  'dlr (km), Eq (81a)': 'dlrKm',
  'th_t (mrad), Eqs (76-78)': 'thetaT',
  'th_r (mrad), Eqs (79-81)': 'thetaR',
  'th (mrad), Eq (82)': 'theta',
  'hts (m)': 'htsM',
  'hrs (m)': 'hrsM',
  'w, Table 5': 'overSea',
  'dtm (km), Sec 3.6': 'dtmKm',
  'dlm (km), Sec 3.6': 'dlmKm',
  'b0 (%), Eq (5)': 'b0Percent',
  'ae (km), Eq (7a)': 'aeKm',
  'hst (m), Eq (85)': 'hstnM',
  'hsr (m), Eq (86)': 'hsrnM',
  'hst (m), Eq (90a)': 'hstM',
  'hsr (m), Eq (90b)': 'hsrM',
  'hstd (m), Eq (89)': 'hstdM',
  'hsrd (m), Eq (89)': 'hsrdM',
  'htc (m), Eq (37a)': 'htcM',
  'hrc (m), Eq (37b)': 'hrcM',
  'hte (m), Eq (92a)': 'hteM',
  'hre (m), Eq (92b)': 'hreM',
  'hm (m), Eq (93)': 'hmM',
  'Fi, Eq (40)': 'fi',
  'Fj, Eq (57)': 'fj',
  'Fk, Eq (58)': 'fk',
  'Lbfs, Eq (8)': 'lbfsDb',
  'Lb0p, Eq (10)': 'lb0pDb',
  'Lb0b, Eq (11)': 'lb0bDb',
  'Lbulla (dB), Eq (21)': 'lbullaB0Db',
  'Lbulls (dB), Eq (21)': 'lbullsB0Db',
  'Ldsph (dB), Eq (27)': 'ldsphB0Db',
  'Ld50 (dB), Eq (39)': 'ld50Db',
  'Ldb (dB), Eq (39)': 'ldB0Db',
  'Ldp (dB), Eq (41)': 'ldpDb',
  'Lbd50 (dB), Eq (42)': 'lbd50Db',
  // The log writes (43) after (61) has changed it: the value before is Lb0p + Ldp.
  'Lminb0p (dB), Eq (59)': 'lminb0pDb',
  'Lba (dB), Eq (46)': 'lbaDb',
  'Lminbap (dB), Eq (60)': 'lminbapDb',
  'Lbda (dB), Eq (61)': 'lbdaDb',
  'Lbam (dB), Eq (62)': 'lbamDb',
  'Lbs (dB), Eq (44)': 'lbsDb',
  'Lbc (dB), Eq (63)': 'lbcDb',
  'Ep (dBuV/m), Eq (70)': 'epDbuVm',
};

describe.skipIf(!present)('P.1812-8 (skipped where ../shared/vectors is absent)', () => {
  it('has all the cases', () => expect(cases).toHaveLength(33));

  it.each(cases)('%s: every logged value and the loss, to a millionth', (name) => {
    const of = logOf(`${FOLDER}results/${name}`);
    const job = jobOf(`${FOLDER}profiles/${name.replace(/_\d+_log/, '')}`, of);
    expect(p1812Fault(job)).toBeNull();
    const { lossDb, terms } = p1812(job);
    const wrong = Object.entries(LINES)
      .map(([line, term]) => ({ line, logged: of(line), computed: Number(terms[term]) }))
      // The logs have ten figures: of a value of 1,000 and more the last is worth more than a millionth.
      .filter(({ logged, computed }) => !(Math.abs(logged - computed) <= Math.max(1e-6, Math.abs(logged) * 1e-9)));
    expect(wrong).toEqual([]);
    expect(terms.lbdDb).toBeCloseTo(of('Lb0p, Eq (10)') + of('Ldp (dB), Eq (41)'), 6);
    expect(lossDb).toBeCloseTo(of('Lb (dB), Eq (69)'), 6);
  });
});
