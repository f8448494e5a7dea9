/**
 * Words that stand in news of every kind, and so tell no happening from another: function words, words of saying and of time, offices.
 * Lower case. Written by hand for this table; a corpus would do better (docs/stories.md).
 */
const LIST = `
  about above according account across action added adding administration after afternoon again against agency agreed agreement ahead allow allowed
  almost along already also although always amid among another around asked authorities away back based became because become been before began
  behind being believe below between both bring brought call called calling came cannot capital case chief city close come coming comment
  comments community concern concerns continue continued could council countries country course current currently data date days deal decided
  decision defence defense department deputy despite development different diplomat diplomatic diplomats does doing done down during each earlier
  early effort efforts either embassy ended ensure especially even evening events ever every expected face fact find first five following force
  forces foreign former forward found four from full further gave general give given giving global going good government governments great group
  half hand happened have having head held help here high himself hold home hope hour hours house however hundreds immediate immediately important
  include included including increase information instead interest interests international interview into issue issued issues itself join joint
  just keep keeping kept kind know known large largest last late later latest lead leader leaders leading least leave left less level likely line
  list little local long longer look made main major make making many march matter matters mean means measure measures media meet meeting member
  members message might military million billion minister ministers ministry minute minutes month months more morning most move much must named
  nation national nations near nearly need needed never news next night nothing number numbers office officer official officials once only open
  order other others outside over parliament part parties party past peace people percent person place plan planned plans point police policy
  political position possible power present president press previous previously prime process public published quickly quite rather reached read
  ready really reason recent recently region regional relations released remain remained remains report reported reporter reporters reports
  representative representatives republic response responsibility result return right role rule said same saying says second secretary security
  seen send senior sent series service set several shall share should show showed side sides similar since situation small some something soon
  source sources speaking special spoke spokesman spokesperson spokeswoman stand start started state stated statement states step steps still
  stop strong such support take taken taking talk talks tell term terms than thank that their them themselves then there these they thing things
  think third this those though thousands three through thursday friday saturday sunday monday tuesday wednesday together told took toward
  towards tried turn under understand united until upon used using very view visit want wanted wants week weekend weeks well went were what when
  where whether which while white whole whose will with within without word words work working world would year years yesterday yesterday today
  tomorrow yet your january february april june july august september october november december east west north south eastern western northern
  southern moscow kyiv kiev beijing washington kremlin pentagon london paris berlin brussels tehran jerusalem pyongyang seoul tokyo delhi
  islamabad ankara the and but for not has had was are his her its our who how why all any can did new now off old one our out own per say see
  she him may two was way who yes six ten nine eight seven mr mrs ms dr
`;

export const COMMON_WORDS: ReadonlySet<string> = new Set(LIST.trim().split(/\s+/));
