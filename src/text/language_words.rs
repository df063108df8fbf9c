//! The small words that tell languages in Latin script apart: articles, prepositions, pronouns, auxiliaries. Own lists.

/// BCP 47 tag and words in lower case. English is first; of two languages with equal evidence the earlier is taken.
pub(super) const LANGUAGES: [(&str, &str); 20] = [
    (
        "en",
        "the of and to in a is that for it on was with as he be by at from his have has had are were been not but this \
         they which or an their its said will would who more after than about when one two all she her we you i him them \
         there what if no can could so up out over into some other new also may did do does our your my us how where while \
         because most only then these those such very just before between during under against since until says say",
    ),
    (
        "es",
        "el la los las de del en y que a un una por con para no es se su al lo como más pero sus le ha o este sí porque esta \
         entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros \
         fue son está han dijo ser tiene era según años",
    ),
    (
        "pt",
        "o a os as de do da dos das em no na nos nas e que um uma por com para não é se seu sua ao à mais mas foi como são \
         também pelo pela até isso ela ele entre depois sem mesmo aos seus quem já está disse ser tem há nas foram segundo \
         anos vão era muito",
    ),
    (
        "fr",
        "le la les de des du en et que qui un une pour par avec dans ne pas est se sur au aux ce cette ces il elle ils \
         elles nous vous mais ou où son sa ses leur leurs plus été sont ont a dit être avoir fait comme tout deux après \
         d'une d'un l'on qu'il c'est n'est selon contre entre sans depuis lors ans",
    ),
    (
        "de",
        "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine einen einem einer als auch es an \
         werden aus er hat dass sie nach wird bei noch um am sind haben einer über so zum zur war wie aber vor durch oder \
         man nur kann wurde wurden mehr gegen vom sagte seit unter bis ihre seine wollen",
    ),
    (
        "it",
        "il lo la i gli le di del della dei delle dello degli da dal dalla in nel nella e che un una uno per con non è si \
         su al alla ai sono ha hanno come più ma anche se era stato dopo questo questa suo sua tra fra essere ci dalle \
         nei sul sulla perché loro detto anni contro ed",
    ),
    (
        "nl",
        "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit nog naar heeft hij ze \
         wordt door over tot wat worden werd was die deze dit hun haar zich al meer geen kan zou hebben had tegen na jaar \
         zei volgens onder tussen",
    ),
    (
        "id",
        "yang dan di dari untuk dengan pada dalam ini itu tidak adalah akan ke oleh juga sebagai telah mereka ada saat bisa \
         karena lebih kata sudah atau kami saya dia kepada bahwa tersebut menjadi seorang tahun para antara hari namun masih \
         harus setelah sejak",
    ),
    (
        "tr",
        "ve bir bu da de için ile olarak olan daha çok en gibi kadar sonra ancak ise ya ne değil her var diye dedi o ama göre \
         olduğu olduğunu oldu eden etti ettiği üzere karşı yeni yıl iki arasında önce bunun tarafından büyük",
    ),
    (
        "pl",
        "w i z na się do nie to że jest o od po za jak przez co dla ale czy są tym tego jego być był była było ma już tylko \
         które który która oraz przed jej ich może roku pod ze bez także ten ta te tak również kiedy nad bardzo",
    ),
    (
        "vi",
        "và của là có được trong cho với các những một không người này đã đến khi để về ở từ theo sẽ tại cũng ra vào lại \
         trên nhiều sau năm như đó bị do ông bà việc chính còn phải nhưng",
    ),
    (
        "sv",
        "och i att det som en på är av för med den till ett inte har om de var från han men vi kan ska så efter eller hon vid \
         sig när under mot också sade säger skulle nu där blev hade år över deras hans mellan än detta finns bara alla vår",
    ),
    (
        "da",
        "og i at det som en på er af for med den til et ikke har om de var fra han men vi kan skal så efter eller hun ved sig \
         når under mod også sagde siger ville nu der blev havde år over deres hans mellem end dette findes kun alle være \
         blive noget mange meget",
    ),
    (
        "nb",
        "og i at det som en på er av for med den til et ikke har om de var fra han men vi kan skal så etter eller hun ved seg \
         når under mot også sa sier ville nå der ble hadde år over deres hans mellom enn dette finnes bare alle være bli noe \
         mange mye etter blir",
    ),
    (
        "fi",
        "ja on ei että se oli ovat hän myös kun mutta tai joka sen mukaan jo ole sekä kuin vain niin hänen sanoo jotka mitä \
         vielä nyt olla siitä tämä kanssa jälkeen vuoden vaan voi vaikka ollut he eivät jos sitä tästä",
    ),
    (
        "cs",
        "a v se na je že s z do o i to ve k pro za by ale jako po jeho od jsou byl byla bylo také při až není které který \
         která jak nebo řekl podle před jen už si tak ještě mezi kde co může aby roku jejich bude této proti jestli",
    ),
    (
        "hu",
        "a az és hogy nem is egy ez de meg van volt azt már csak mint még el ki lesz ezt aki után lehet szerint között minden \
         vagy pedig majd ha mondta között két ami amely során óta más kell magyar év nagy sem arról ezek úgy",
    ),
    (
        "ro",
        "de și în a la cu nu pe să care o din că un pentru este mai au ce fi se sunt fost după prin cel sau dar al ale lui \
         cea ca ai acest această fără spus către între până dacă despre doar ani ei le foarte vor poate",
    ),
    (
        "hr",
        "i u je na se da za su od s a koji to o kao iz što nije bi ne koja će do ili samo ali koje kako ima biti po sve bio \
         bila nakon rekao rekla kod prema prije još već više zbog godine između te ga jer protiv tako ove li",
    ),
    (
        "ca",
        "el la els les de del dels en i que un una per amb no és es al com més però ha o va han dir ser són aquest aquesta \
         també seva seu fins sobre entre quan sense molt hi després ja pel als on perquè anys segons contra era tot ens",
    ),
];
