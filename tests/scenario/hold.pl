# Another program in the middle of writing to a vault: locks the byte by which SQLite's writers exclude each
# other (walLockOffset in its wal.c), until its input ends.
use strict;
use Fcntl qw(F_SETLK F_WRLCK SEEK_SET);
open(my $index, '+<', $ARGV[0]) or die "$ARGV[0]: $!";
# struct flock of Linux on 64 bits: type, whence, start, length, process.
my $lock = pack('s s x4 q q l x4', F_WRLCK, SEEK_SET, 120, 1, 0);
fcntl($index, F_SETLK, $lock) or die "not locked: $!";
$| = 1;
print "held\n";
<STDIN>;
