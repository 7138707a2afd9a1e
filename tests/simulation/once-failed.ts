import type { Action, Schedule } from './schedule.ts';

/** Schedules that once failed, shrunk, each with what it was. */
export const ONCE_FAILED: readonly (readonly [string, Schedule])[] = [
  ['a page that continued a stage which a refusal had dropped', schedule(762, 4, 1, 3, 3, 'pull 977694 220589 487817,deliver 121073 86170 617380,bad 78554 661055 383087,deliver 172997 534287 618462,push 331226 735902 136945,pull 813158 475428 482108,deliver 134436 732266 267123,deliver 333348 663283 781570,deliver 994727 588070 843499,deliver 785091 757389 738360')],
  ['two answers that crossed a restore of the remote and together hid it', schedule(1001115, 3, 1, 7, 3, 'pair 855670 546951 626839,web 557144 326950 619569,pull 518616 337612 896223,push 1018677 171635 159968,deliver 832736 465040 460046,remote_restore 386571 460560 529165,deliver 10186 198209 660544,deliver 657244 770933 854851,deliver 343195 208554 767539')],
  ['a refusal that one remote’s progress in memory did not hear of', schedule(8876, 2, 2, 6, 3, 'write 760526 83048 52825,write 358071 131054 745222,push 458771 281367 577151,push 41550 136490 904151,pull 247806 637054 791777,pull 269257 999663 252444,push 361773 353064 952858,push 1045658 798823 47915,deliver 569061 171975 392790,deliver 908792 792956 542584,pull 80712 366107 565345,member 888719 706026 438617,bad 167996 107016 194371,deliver 464729 146530 238061,deliver 523283 195817 827600,deliver 853446 164609 366071,deliver 506578 878717 681858,deliver 655544 571996 975343,deliver 24089 893763 326831,deliver 335586 570688 70916,deliver 371344 738809 142659,push 573618 941242 305502,deliver 446813 113428 750253,deliver 992298 896027 323847,deliver 822475 450232 829170,deliver 729328 656684 238485,deliver 589740 240578 20559')],
  ['transactions that grew together when they were written anew, so that a refusal took more than it should', schedule(19485, 2, 2, 5, 7, 'pair 980100 121384 52780,pair 767024 18392 23078,skew 675323 856579 35129,bad 356380 616373 522879,push 783878 582881 1041843,deliver 348418 319343 954084,deliver 919859 995611 610928')],
  ['a tombstone whose bound had been written over before it was written anew', schedule(1061, 2, 1, 2, 5, 'jump 210171 640744 652703,delete_item 747819 489655 14224,write 468359 386212 244178')],
  ['a value the remote held from just below the bound, which won against what was written anew', schedule(52551, 2, 1, 6, 7, 'jump 648310 453235 210817,pull 806667 740447 936611,deliver 38354 619042 512713,write 855602 290266 1016069,wait 480035 753796 333024,write 70507 91499 657298,deliver 432743 974595 248399,pull 598168 347461 725127,deliver 760360 367365 890652,session 61251 460249 813630,push 981459 132945 468723,wait 216314 77741 606434,deliver 633193 580712 353912,remote_backup 46042 118476 869884,deliver 947060 940722 32126,push 210524 1045159 707576,push 661257 568710 822542,pull 82109 139796 233988,deliver 402063 625609 754404,push 976346 738140 181190,deliver 440626 405021 807114,pair 538776 306244 852809,write 246786 373858 205045,crash 222360 263008 1039931,write 793355 49008 631101,deliver 603510 567198 400610,deliver 21404 24620 490970')],
  ['a tombstone’s bound just below the clock’s, above what was written anew', schedule(84986, 3, 1, 6, 3, 'jump 340902 454050 970982,write 593220 250129 1005330,wait 8149 210749 222409,delete_item 435549 50791 569785,write 972801 854404 1042517,write 103426 621508 457516,write 942603 857632 649365,deliver 429256 558851 643205,push 291800 970684 295556,wait 966011 687256 403127,deliver 1026248 482627 747780')],
];

function schedule(seed: number, laptops: number, remotes: number, page: number, batch: number, actions: string): Schedule {
  const parsed = actions.split(',').map((action): Action => {
    const [kind = '', a, b, c] = action.split(' ');
    return [kind as Action[0], Number(a), Number(b), Number(c)];
  });
  return { seed, laptops, remotes, page, batch, actions: parsed };
}
