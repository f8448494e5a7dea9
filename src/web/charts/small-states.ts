/**
 * Degrees east and north of the countries that the map's shapes (world-atlas 110m) leave out because they are small, or no more: the middle
 * of the main land in world-atlas 10m (Natural Earth), else the capital.
 */
const PLACES =
  "AND 1.6 42.5, BHR 50.5 26.1, BRB -59.6 13.2, CPV -23.6 15.1, COM 43.3 -11.7, DMA -61.4 15.4, GRD -61.7 12.1, KIR 173.0 1.4, LIE 9.5 47.1, MDV 73.5 4.2, MLT 14.4 35.9, MUS 57.6 -20.3, FSM 158.2 6.9, MCO 7.4 43.7, NRU 166.9 -0.5, PLW 134.6 7.5, KNA -62.8 17.3, LCA -61.0 13.9, WSM -172.4 -13.6, SMR 12.4 43.9, STP 6.6 0.2, SYC 55.5 -4.7, SGP 103.8 1.4, TON -175.2 -21.2, TUV 179.2 -8.5, VAT 12.5 41.9, ATG -61.8 17.1, MHL 171.2 7.1, VCT -61.2 13.2, HKG 114.2 22.4, MAC 113.6 22.1, GUM 144.8 13.4, ASM -170.7 -14.3, GIB -5.3 36.1, BMU -64.8 32.3, AIA -63.1 18.2, MSR -62.2 16.7, SHN -5.7 -16.0, IMN -4.5 54.2, JEY -2.1 49.2, GGY -2.6 49.5, ABW -70.0 12.5, CUW -69.0 12.2, SXM -63.1 18.0, NIU -169.9 -19.0, COK -159.8 -21.2, FRO -6.8 62.0, CYM -81.3 19.3, VGB -64.6 18.4, TCA -72.0 21.8, VIR -64.8 18.0, PYF -149.4 -17.6, MTQ -61.0 14.6, REU 55.5 -21.1, MYT 45.2 -12.8, SUN 37.6 55.8, YUG 20.5 44.8, SCG 20.5 44.8, CSK 14.4 50.1, DDR 13.4 52.5, VDR 106.7 10.8, YMD 45.0 12.8, UAR 31.2 30.0, RHO 31.0 -17.8, TIB 91.1 29.7, DPR 37.8 48.0, LPR 39.3 48.6, PMR 29.6 46.8, ABK 41.0 43.0, SOS 44.0 42.2, NKR 46.8 39.8, ICH 45.7 43.3";

/** Longitude and latitude by country code. */
export const SMALL_STATES: readonly { readonly code: string; readonly at: readonly [number, number] }[] = PLACES.split(", ").map(
  (place) => {
    const [code = "", east = "", north = ""] = place.split(" ");
    return { code, at: [Number(east), Number(north)] };
  },
);
